"""What people and banks do with money: pay, fail to, take back, quarrel."""
